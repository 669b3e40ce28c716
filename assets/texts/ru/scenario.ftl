## Texts of `scenario`.

scenario-peer-empty = Не указано, кому или о каком диалоге речь. Введите @имя, числовой id или ссылку t.me.
scenario-peer-not-an-address = «{ $text }» — не адрес Telegram. Подходят @имя (латиница, цифры, _), ссылка t.me/имя, числовой id и телефон с «+».
scenario-peer-invitation = Это ссылка-приглашение: она никого не называет. Введите @имя или числовой id чата.

scenario-edit-no-such-node = Узла «{ $node }» в сценарии больше нет.
scenario-edit-wrong-node = Для узла «{ $node }» такое изменение не подходит: он другого вида.
scenario-edit-not-a-step = Узел «{ $node }» — не шаг Telegram.
scenario-edit-no-test-data = Этого набора тестовых данных больше нет.
scenario-edit-id-taken = Узел «{ $node }» в сценарии уже есть.
scenario-edit-wrong-content = Действие «{ $action }» не принимает такое значение в поле «{ $field }».
