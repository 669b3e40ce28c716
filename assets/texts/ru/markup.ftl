## Texts of `markup`.
