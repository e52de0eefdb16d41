"""Plain values: articles, requests and answers, scrapes as they were read, reports. They import nothing of ours."""
