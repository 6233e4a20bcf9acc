import { defineChat } from './define-chat.ts';

defineChat();
