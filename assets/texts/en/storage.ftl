## Texts of `storage`.

storage-not-found = There is no file or folder “{ $path }”. Check the path: it may have been moved or deleted.
storage-no-permission = Access to “{ $path }” is denied. Check its permissions or choose another place.
storage-read-only = “{ $path }” is read-only. Lift the protection or save under another name.
storage-not-a-file = “{ $path }” is not a file.
storage-not-a-folder = “{ $path }” is not a folder.
storage-too-large = The file “{ $path }” is larger than { $megabytes } MB. A scenario is much smaller: check that it is the right file.
storage-not-utf8 = The file “{ $path }” is not UTF-8 text. Save it in the UTF-8 encoding.
storage-name-taken = “{ $path }” is already there. Choose another name.
storage-changed = The file “{ $path }” was changed by another program. Nothing was written: open it again or save under another name.
storage-no-space = There is no space left on the disk for “{ $path }”. Free some space and try again.
storage-trash = “{ $path }” could not be moved to the trash and was left where it is. The system says: { $reason }
storage-no-home = The system names no home folder. Say where to keep the data in the environment variable { $path }.
storage-other = “{ $path }” could not be read or written. The system says: { $reason }
