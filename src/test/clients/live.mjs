// What subscriptions do, as the clients of npm see it: node live.mjs http://localhost:8080/graphql, where anybody may record.
import assert from 'node:assert/strict'
import { createClient as createSocketClient } from 'graphql-ws'
import { createClient as createStreamClient } from 'graphql-sse'
import WebSocket from 'ws'

const url = process.argv[2] ?? 'http://localhost:8080/graphql'
const token = process.argv[3]
const headers = token ? { Authorization: `Bearer ${token}` } : {}
const socketUrl = url.replace(/^http/, 'ws')
const CHANGES = 'subscription ($after: Revision) { changes(after: $after) { revision kind type id key } }'
const DAY = '2025-04-26'
let statements = 0

async function ask(query, variables) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  const answer = await response.json()
  assert.equal(answer.errors, undefined, JSON.stringify(answer.errors))
  return answer.data
}

function statement(kind = 'CLAIM') {
  statements += 1
  return `recordStatement(input: {
    key: "live-${process.pid}-${Date.now()}-${statements}" speaker: "ukrainian-general-staff" kind: ${kind}
    rendering: PARAPHRASE text: "Something happened." language: "en" said: "${DAY}" timeZone: "Europe/Kyiv"
    medium: OFFICIAL_COMMUNIQUE citations: [{ source: "cnn-2025-04-26" }]
  }) { revision statement { id key } violations { message } }`
}

async function record(kind) {
  const { recordStatement } = await ask(`mutation { ${statement(kind)} }`)
  assert.deepEqual(recordStatement.violations, [])
  return recordStatement
}

async function changesAfter(after) {
  const all = []
  for (;;) {
    const { changes } = await ask(
      'query ($after: Revision) { changes(after: $after, first: 100) { nodes { revision kind type id key } } }',
      { after },
    )
    if (changes.nodes.length === 0) return all
    all.push(...changes.nodes)
    after = changes.nodes.at(-1).revision
  }
}

function socketClient(options = {}) {
  return createSocketClient({
    url: socketUrl, webSocketImpl: WebSocket, connectionParams: headers, retryAttempts: 0, ...options,
  })
}

async function take(events, count) {
  const taken = []
  for await (const event of events) {
    assert.equal(event.errors, undefined, JSON.stringify(event.errors))
    taken.push(event)
    if (taken.length === count) break
  }
  return taken
}

function closeOf(messages, protocols = ['graphql-transport-ws']) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(socketUrl, protocols)
    socket.on('error', reject)
    socket.on('open', () => messages.forEach((message) => socket.send(message)))
    socket.on('close', (code) => resolve(code))
  })
}

const clients = {
  'graphql-ws': socketClient(),
  'graphql-sse': createStreamClient({ url, headers, retryAttempts: 0 }),
}

const checks = {
  async 'what was is told from the beginning, each once and in order'(client) {
    const expected = await changesAfter('0')
    const told = await take(client.iterate({ query: CHANGES, variables: { after: '0' } }), expected.length)
    assert.deepEqual(told.map((event) => event.data.changes), expected)
    assert.deepEqual(told.map((event) => event.extensions.revision), expected.map((change) => change.revision))
  },
  async 'what happens is told as it happens'(client) {
    const [last] = (await changesAfter('0')).slice(-1)
    const told = take(client.iterate({ query: CHANGES, variables: { after: last.revision } }), 3)
    for (let i = 0; i < 3; i++) await record()
    assert.deepEqual((await told).map((event) => event.data.changes), await changesAfter(last.revision))
  },
  async 'without a revision it begins with what happens from now on'(client) {
    const told = take(client.iterate({ query: CHANGES }), 1)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const { statement } = await record()
    assert.equal((await told)[0].data.changes.key, statement.key)
  },
  async 'statements are told by a filter'(client) {
    const [last] = (await changesAfter('0')).slice(-1)
    const query = `subscription ($after: Revision) {
      statementRecorded(after: $after, filter: { kinds: [DENIAL] }) { revision statement { key speaker { name } } } }`
    const told = take(client.iterate({ query, variables: { after: last.revision } }), 1)
    await record('CLAIM')
    const denial = await record('DENIAL')
    const [event] = await told
    assert.equal(event.data.statementRecorded.statement.key, denial.statement.key)
    assert.equal(event.data.statementRecorded.revision, event.extensions.revision)
  },
  async 'queries and mutations are answered'(client) {
    const [query] = await take(client.iterate({ query: '{ actor(key: "russia") { key } }' }), 1)
    assert.deepEqual(query.data, { actor: { key: 'russia' } })
    const [mutation] = await take(client.iterate({ query: `mutation { ${statement()} }` }), 1)
    assert.deepEqual(mutation.data.recordStatement.violations, [])
  },
}

for (const [name, client] of Object.entries(clients)) {
  for (const [check, run] of Object.entries(checks)) {
    await run(client)
    console.log(`${name}: ${check}`)
  }
}

const INIT = JSON.stringify({ type: 'connection_init', payload: headers })
const subscribe = (id, query) => JSON.stringify({ id, type: 'subscribe', payload: { query } })
const closes = {
  4400: [['{']],
  4401: [[subscribe('1', '{ __typename }')]],
  4403: [[JSON.stringify({ type: 'connection_init', payload: { Authorization: 'Bearer wrong' } })]],
  4406: [[INIT], []],
  4408: [[]],
  4409: [[INIT, subscribe('1', 'subscription { changes { id } }'), subscribe('1', 'subscription { changes { id } }')]],
  4429: [[INIT, INIT]],
}
for (const [code, messages] of Object.entries(closes)) {
  assert.equal(await closeOf(...messages), Number(code))
  console.log(`graphql-transport-ws: closes with ${code}`)
}

const wrong = socketClient()
await assert.rejects(take(wrong.iterate({ query: 'subscription { nothing }' }), 1), (errors) => errors[0].extensions.code === 'invalid')
console.log('graphql-ws: what is wrong is refused')

for (const client of [wrong, ...Object.values(clients)]) client.dispose()
