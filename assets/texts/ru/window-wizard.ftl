## What all wizards share.

window-wizard-hide = Скрыть окно: всё введённое сохранится
window-wizard-back = Назад
window-wizard-next = Продолжить
window-wizard-copy = Копировать { $value }
window-wizard-dc = дата-центр { $dc }
