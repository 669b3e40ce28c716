## Texts of `markup`.

markup-reserved = The character “{ $character }” is reserved in MarkdownV2, put a backslash before it: “\{ $character }”.
markup-unclosed = The formatting begun with “{ $sign }” is not ended. Put the sign that ends it, or a backslash before the one that begins it.
markup-unclosed-address = There is no “)” after the address.
markup-not-emoji-or-time = After “![…]” there must be an address in parentheses: tg://emoji?id=… or tg://time?unix=….
markup-time-format = The date and time format “{ $format }” is not valid. Write “r”, or in this order: “w”, “d” or “D”, “t” or “T”.
markup-less-sign = This “<” begins no tag, write &lt; instead.
markup-unknown-tag = Telegram does not know the tag <{ $tag }>. Remove it, or write &lt; instead of “<”.
markup-tag-without-end = The tag <{ $tag } has no “>” at its end.
markup-attribute = An attribute of the tag <{ $tag }> is malformed. Write it so: name="value".
markup-span-class = The tag <span> can only have class="tg-spoiler".
markup-emoji-id = The tag <tg-emoji> needs emoji-id with the emoji's number.
markup-tag-not-closed = The tag <{ $tag }> is not closed, put </{ $tag }>.
markup-end-tag-alone = The tag </{ $tag }> closes nothing, remove it.
markup-wrong-end-tag = There is </{ $found }>, but <{ $expected }> must be closed first: put </{ $expected }> before it.
markup-half-character = This is the number of half a character. Give the number of a whole one.
