## Texts of `window`.
