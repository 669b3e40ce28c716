## The window about the vault, where secrets are kept.

window-vault-place-keyring = Secrets: system keyring
window-vault-place-passphrase = Secrets: your passphrase
window-vault-place-session = Secrets: until you close
window-vault-place-locked = Secrets are locked
window-vault-place-none = Where to keep secrets?
window-vault-place-broken = Secrets cannot be read

window-vault-choose-title = Where to keep secrets?
window-vault-choose-about = Tokens, sign-in keys and proxy passwords are kept in an encrypted file, and its key in the system’s keyring. There is no keyring now. Choose what to do.
window-vault-no-keyring = The system’s answer: { $reason }
window-vault-way-passphrase = Protect them with a passphrase
window-vault-way-passphrase-about = The file opens with this passphrase only. The program asks for it at its next start. A forgotten passphrase cannot be recovered.
window-vault-way-session = Until the program is closed
window-vault-way-session-about = Secrets never reach the disk. After a restart connections stay in the list, but tokens and sign-ins are needed again.
window-vault-new-passphrase = Passphrase
window-vault-again = Passphrase once more
window-vault-differs = The two are not the same.
window-vault-strength-short = At least { $least } characters are needed.
window-vault-strength-weak = Weak: easy to guess. Three or four unrelated words are better.
window-vault-strength-fair = Fair.
window-vault-strength-strong = Strong.
window-vault-create = Protect
window-vault-session-go = Go on without keeping

window-vault-unlock-title = Secrets are locked
window-vault-unlock-about = Enter the passphrase that protects your tokens and sign-in keys.
window-vault-passphrase = Passphrase of the secrets
window-vault-unlock = Unlock
window-vault-wrong = The passphrase does not fit. Check the keyboard layout and Caps Lock and enter it again.
window-vault-working = One moment…

window-vault-retry = Look again
window-vault-same = Nothing has changed so far.
window-vault-damaged = The file with secrets is damaged
window-vault-damaged-about = A part of the file is missing or was written wrong, so it cannot be read. If there is a backup, put it back and look again.
window-vault-tampered = Another program changed the file with secrets
window-vault-tampered-about = The file is whole, but its content was replaced. If it was not you, put a backup back and check who has access to this computer.
window-vault-newer = The file with secrets is of a newer version
window-vault-newer-about = A newer version of the program wrote it. Update the program and open it again.
window-vault-key-missing = The key of the file with secrets is missing
window-vault-key-missing-about = The system’s keyring no longer holds the key of this file. Sign in to the system as the same user or restore the keyring, and look again.
window-vault-keyring-gone = The keyring cannot be reached
window-vault-keyring-gone-about = The key of the file with secrets is in the system’s keyring, which does not answer. Unlock the keyring and look again.
window-vault-unreadable = The file with secrets cannot be read
window-vault-unreadable-about = The system does not let the file be read. Check the permissions of the data folder and the room on the disk.
window-vault-broken-untouched = The file is left as it is.
window-vault-set-aside = Set the file aside and begin anew…
window-vault-set-aside-about = The file gets another name and stays on the disk. Tokens and sign-ins of all connections are needed again.
window-vault-set-aside-sure = Yes, set the file aside
