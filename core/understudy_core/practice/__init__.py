"""Practice services: real HTTP on 127.0.0.1, no key, no network, good and bad by script."""
