"""The engines that paperbuild stands on, one module each; nothing else imports them."""
