"""Digests: 64-bit hashes that are the same on every machine."""


def hash64(text: str | bytes, prefix: bytes = b"") -> int:
    """Return a hash of a text or of bytes, after a prefix, as an unsigned number."""
    import hashlib  # loads a library of ciphers, and no search hashes anything

    digest = hashlib.blake2b(prefix, digest_size=8)
    digest.update(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return int.from_bytes(digest.digest(), "big")
