## What all wizards share.

window-wizard-hide = Hide the window: what was typed stays
window-wizard-back = Back
window-wizard-next = Continue
window-wizard-copy = Copy { $value }
window-wizard-dc = DC { $dc }
