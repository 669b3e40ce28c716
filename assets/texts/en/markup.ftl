## Texts of `markup`.

markup-reserved = Line { $line }, column { $column }: the character “{ $character }” is reserved in MarkdownV2, put a backslash before it: “\{ $character }”.
markup-unclosed = Line { $line }, column { $column }: the formatting begun with “{ $sign }” is not ended. Put the sign that ends it, or a backslash before the one that begins it.
markup-unclosed-address = Line { $line }, column { $column }: there is no “)” after the address.
markup-not-emoji-or-time = Line { $line }, column { $column }: after “![…]” there must be an address in parentheses: tg://emoji?id=… or tg://time?unix=….
markup-time-format = Line { $line }, column { $column }: the date and time format “{ $format }” is not valid. Write “r”, or in this order: “w”, “d” or “D”, “t” or “T”.
markup-less-sign = Line { $line }, column { $column }: this “<” begins no tag, write &lt; instead.
markup-unknown-tag = Line { $line }, column { $column }: Telegram does not know the tag <{ $tag }>. Remove it, or write &lt; instead of “<”.
markup-tag-without-end = Line { $line }, column { $column }: the tag <{ $tag } has no “>” at its end.
markup-attribute = Line { $line }, column { $column }: an attribute of the tag <{ $tag }> is malformed. Write it so: name="value".
markup-span-class = Line { $line }, column { $column }: the tag <span> can only have class="tg-spoiler".
markup-emoji-id = Line { $line }, column { $column }: the tag <tg-emoji> needs emoji-id with the emoji's number.
markup-tag-not-closed = Line { $line }, column { $column }: the tag <{ $tag }> is not closed, put </{ $tag }>.
markup-end-tag-alone = Line { $line }, column { $column }: the tag </{ $tag }> closes nothing, remove it.
markup-wrong-end-tag = Line { $line }, column { $column }: there is </{ $found }>, but <{ $expected }> must be closed first: put </{ $expected }> before it.
markup-half-character = Line { $line }, column { $column }: this is the number of half a character. Give the number of a whole one.
