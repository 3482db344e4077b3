import pytest
from nacl.public import PrivateKey

from reporting.vault.crypto import passphrases
from reporting.vault.crypto.passphrases import WrongPassphrase, lock, unlock


def test_key_opens_with_its_passphrase_and_no_other():
    private = PrivateKey.generate()
    locked = lock(private, "gjashtë fjalë pa lidhje")

    assert bytes(unlock(locked, "gjashtë fjalë  pa lidhje ")) == bytes(private)
    with pytest.raises(WrongPassphrase):
        unlock(locked, "gjashtë fjalë pa lidhj")


def test_locked_key_does_not_hold_the_private_half():
    private = PrivateKey.generate()

    locked = lock(private, "gjashtë fjalë pa lidhje")

    assert bytes(private) not in locked.locked


def test_same_passphrase_locks_two_keys_differently():
    private = PrivateKey.generate()

    assert lock(private, "e njëjta fjalë").locked != lock(private, "e njëjta fjalë").locked


def test_parameters_are_those_of_the_key_and_not_of_today(monkeypatch):
    private = PrivateKey.generate()
    locked = lock(private, "gjashtë fjalë pa lidhje")
    monkeypatch.setattr(passphrases, "OPSLIMIT", passphrases.OPSLIMIT + 1)

    assert bytes(unlock(locked, "gjashtë fjalë pa lidhje")) == bytes(private)
