## Texts of `markup`.

markup-reserved = Знак «{ $character }» в MarkdownV2 служебный, поставьте перед ним обратную косую черту: «\{ $character }».
markup-unclosed = Форматирование, начатое знаком «{ $sign }», не закончено. Поставьте знак конца или экранируйте начало обратной косой чертой.
markup-unclosed-address = После адреса нет закрывающей скобки «)».
markup-not-emoji-or-time = После «![…]» нужен адрес в скобках: tg://emoji?id=… или tg://time?unix=….
markup-time-format = Формат даты и времени «{ $format }» не подходит. Допустимо «r» или по порядку: «w», «d» или «D», «t» или «T».
markup-less-sign = Знак «<» здесь не начинает тег, напишите вместо него &lt;.
markup-unknown-tag = Telegram не знает тега <{ $tag }>. Уберите его или напишите &lt; вместо «<».
markup-tag-without-end = У тега <{ $tag } нет закрывающего знака «>».
markup-attribute = В теге <{ $tag }> неверно записан атрибут. Запишите его так: имя="значение".
markup-span-class = У тега <span> может быть только class="tg-spoiler".
markup-emoji-id = У тега <tg-emoji> нужен emoji-id с номером эмодзи.
markup-tag-not-closed = Тег <{ $tag }> не закрыт, поставьте </{ $tag }>.
markup-end-tag-alone = Тег </{ $tag }> ничего не закрывает, уберите его.
markup-wrong-end-tag = Стоит </{ $found }>, но сначала нужно закрыть <{ $expected }>: поставьте перед ним </{ $expected }>.
markup-half-character = Это номер половины знака. Укажите номер целого знака.
