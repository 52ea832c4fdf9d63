// The least that Electron can show: one sandboxed window with an empty page, shown when it is ready.
import { app, BrowserWindow } from 'electron';

app.on('window-all-closed', () => {
  app.quit();
});

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, spellcheck: false },
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  return window.loadURL('data:text/html,<!doctype html><title>blank</title><body>blank</body>');
});
