import 'inter-ui/inter-variable-latin.css';
import './styles/page.css';
import './styles/shell.css';
import './styles/panels.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { applyTheme, initialTheme } from './theme/theme.js';

applyTheme(initialTheme());
const root = document.getElementById('board');
if (root) createRoot(root).render(<StrictMode><App /></StrictMode>);
