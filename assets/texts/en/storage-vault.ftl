## Texts of `storage` about secrets and connections.

storage-vault-wrong-passphrase = The passphrase is wrong. Enter it again.
storage-vault-damaged = The file with the secrets (secrets.vault in the data folder, or the one named by --secrets) is damaged and cannot be read. It was left as it is: restore it from a backup, or rename it and connect everything anew.
storage-vault-tampered = The file with the secrets (secrets.vault in the data folder, or the one named by --secrets) was changed by something other than this program and cannot be trusted. It was left as it is: restore it from a backup, or rename it and connect everything anew.
storage-vault-newer = The file with the secrets was written by a newer version of the program. Update the program.
storage-vault-key-missing = The file with the secrets is there, but the system’s keyring has no key for it. Sign in to the system as the same user or restore the keyring. If the key is gone, rename the file and connect everything anew.
storage-vault-keyring-silent = The file with the secrets is there, but the system’s keyring, which has its key, is closed or cannot be reached. Unlock the keyring and try again. If it was started after the program, restart the program. The system says: { $reason }
storage-vault-no-keyring = The system’s keyring cannot be used, so there is no place for secrets yet. Set a passphrase, or keep them only until the program is closed. If the keyring was started after the program, restart the program. The system says: { $reason }
storage-vault-locked = The secrets are protected by a passphrase. Enter it.

storage-connections-damaged = The connections could not be read: the file “{ $path }” is damaged (line { $line }, column { $column }: { $reason }). It was left as it is: mend it, or rename it and connect everything anew. When it comes back later, its secrets are still there.
storage-connections-newer = The file of connections “{ $path }” was written by a newer version of the program and was left as it is. Update the program, or rename the file and connect everything anew.
storage-connections-twice = The file “{ $path }” has the connection “{ $name }” twice and was left as it is. Open it in a text editor and delete one of the two entries, or rename the file and connect everything anew.
