## Texts of `storage`.
