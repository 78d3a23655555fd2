// Starts `paperbuild lsp` for the papers of a workspace; everything else is the server's.
const { workspace, commands, window } = require('vscode')
const { LanguageClient } = require('vscode-languageclient/node')

let client

async function start() {
  const command = workspace.getConfiguration('paperbuild').get('command')
  const names = '**/{content/**/*.md,content/**/*.toml,bibliography.bib}'
  client = new LanguageClient(
    'paperbuild',
    'paperbuild',
    { command, args: ['lsp'] },
    { documentSelector: [{ scheme: 'file', pattern: names }] }
  )
  try {
    await client.start()
  } catch (error) {
    window.showErrorMessage(`paperbuild cannot be started (${error.message}): pip install 'paperbuild[live]'`)
  }
}

async function stop() {
  await client?.stop()
}

exports.activate = async (context) => {
  context.subscriptions.push(
    commands.registerCommand('paperbuild.restart', async () => {
      await stop()
      await start()
    })
  )
  await start()
}

exports.deactivate = stop
