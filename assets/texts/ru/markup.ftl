## Texts of `markup`.

markup-reserved = Строка { $line }, столбец { $column }: символ «{ $character }» в MarkdownV2 служебный, поставьте перед ним обратную косую черту: «\{ $character }».
markup-unclosed = Строка { $line }, столбец { $column }: форматирование, начатое знаком «{ $sign }», не закончено. Поставьте знак конца или экранируйте начало обратной косой чертой.
markup-unclosed-address = Строка { $line }, столбец { $column }: после адреса нет закрывающей скобки «)».
markup-not-emoji-or-time = Строка { $line }, столбец { $column }: после «![…]» нужен адрес в скобках: tg://emoji?id=… или tg://time?unix=….
markup-time-format = Строка { $line }, столбец { $column }: формат даты и времени «{ $format }» не подходит. Допустимо «r» или по порядку: «w», «d» или «D», «t» или «T».
markup-less-sign = Строка { $line }, столбец { $column }: знак «<» здесь не начинает тег, напишите вместо него &lt;.
markup-unknown-tag = Строка { $line }, столбец { $column }: Telegram не знает тега <{ $tag }>. Уберите его или напишите &lt; вместо «<».
markup-tag-without-end = Строка { $line }, столбец { $column }: у тега <{ $tag } нет закрывающего знака «>».
markup-attribute = Строка { $line }, столбец { $column }: в теге <{ $tag }> неверно записан атрибут. Запишите его так: имя="значение".
markup-span-class = Строка { $line }, столбец { $column }: у тега <span> может быть только class="tg-spoiler".
markup-emoji-id = Строка { $line }, столбец { $column }: у тега <tg-emoji> нужен emoji-id с номером эмодзи.
markup-tag-not-closed = Строка { $line }, столбец { $column }: тег <{ $tag }> не закрыт, поставьте </{ $tag }>.
markup-end-tag-alone = Строка { $line }, столбец { $column }: тег </{ $tag }> ничего не закрывает, уберите его.
markup-wrong-end-tag = Строка { $line }, столбец { $column }: стоит </{ $found }>, но сначала нужно закрыть <{ $expected }>: поставьте перед ним </{ $expected }>.
markup-half-character = Строка { $line }, столбец { $column }: это номер половины символа. Укажите номер целого символа.
