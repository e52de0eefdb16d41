"""The parts of the screens, one noun each."""
