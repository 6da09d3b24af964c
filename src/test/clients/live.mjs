// What subscriptions do, as the clients of npm see it: node live.mjs http://localhost:8080/graphql
// Where not anybody may record, the environment has the TOKEN of a publisher, and an ENDING_TOKEN that runs out within
// seconds; KEEP_ALIVE is COUNTERCLAIM_LIVE_KEEP_ALIVE in seconds, if that is not 15.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import http from 'node:http'
import { createClient as createSocketClient } from 'graphql-ws'
import { createClient as createStreamClient } from 'graphql-sse'
import WebSocket from 'ws'

const url = process.argv[2] ?? 'http://localhost:8080/graphql'
const token = process.env.TOKEN
const endingToken = process.env.ENDING_TOKEN
const keepAlive = Number(process.env.KEEP_ALIVE ?? 15) * 1000
const headers = token ? { Authorization: `Bearer ${token}` } : {}
const socketUrl = url.replace(/^http/, 'ws')
const CHANGES = 'subscription ($after: Revision) { changes(after: $after) { revision kind type id key } }'
const DAY = '2025-04-26'
let statements = 0
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis))

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

function statement(kind = 'CLAIM', more = 'speaker: "ukrainian-general-staff"') {
  statements += 1
  return `recordStatement(input: {
    key: "live-${process.pid}-${Date.now()}-${statements}" kind: ${kind} ${more}
    rendering: PARAPHRASE text: "Something happened." language: "en" said: "${DAY}" timeZone: "Europe/Kyiv"
    medium: OFFICIAL_COMMUNIQUE citations: [{ source: "cnn-2025-04-26" }]
  }) { revision statement { id key } violations { message } }`
}

async function record(kind, more) {
  const { recordStatement } = await ask(`mutation { ${statement(kind, more)} }`)
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

const latest = async () => (await changesAfter('0')).at(-1).revision

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
    const after = await latest()
    const told = take(client.iterate({ query: CHANGES, variables: { after } }), 3)
    for (let i = 0; i < 3; i++) await record()
    assert.deepEqual((await told).map((event) => event.data.changes), await changesAfter(after))
  },
  async 'without a revision it begins with what happens from now on'(client) {
    const told = take(client.iterate({ query: CHANGES }), 1)
    await sleep(1000)
    const { statement } = await record()
    assert.equal((await told)[0].data.changes.key, statement.key)
  },
  async 'statements are told by a filter'(client) {
    const after = await latest()
    const query = `subscription ($after: Revision) {
      statementRecorded(after: $after, filter: { kinds: [DENIAL] }) { revision statement { key speaker { name } } } }`
    const told = take(client.iterate({ query, variables: { after } }), 1)
    await record('CLAIM')
    const denial = await record('DENIAL')
    const [event] = await told
    assert.equal(event.data.statementRecorded.statement.key, denial.statement.key)
    assert.equal(event.data.statementRecorded.revision, event.extensions.revision)
  },
  async 'a dispute that becomes another one is told'(client) {
    const after = await latest()
    const query = `subscription ($after: Revision) {
      disputeChanged(after: $after, filter: { engagement: "kursk-campaign", attributes: [OUTCOME], states: [CONTESTED] }) {
        before changedBy { key } dispute { attribute state } } }`
    const told = take(client.iterate({ query, variables: { after } }), 1)
    const says = (speaker, code) =>
      record('CLAIM', `speaker: "${speaker}" assertions: [{ engagement: "kursk-campaign" attribute: OUTCOME code: "${code}" }]`)
    await says('ukrainian-general-staff', 'VICTORY')
    await says('russian-general-staff', 'VICTORY')
    await says('russian-general-staff', 'WITHDRAWAL')
    const [event] = await told
    assert.deepEqual(event.data.disputeChanged.dispute, { attribute: 'OUTCOME', state: 'CONTESTED' })
    // So that it becomes another one next time, too.
    await says('russian-general-staff', 'VICTORY')
  },
  async 'who was cut off goes on without a gap'(client) {
    const after = await latest()
    await record()
    await record()
    const told = []
    try {
      for await (const event of client.iterate({ query: CHANGES, variables: { after } })) {
        told.push(event.data.changes)
        if (told.length === 2 && client.terminate) client.terminate()
        else if (told.length === 2) break
      }
    } catch (cutOff) {
      assert.equal(cutOff.code, 4499)
    }
    await record()
    await record()
    const again = client.iterate({ query: CHANGES, variables: { after: told.at(-1).revision } })
    told.push(...(await take(again, 2)).map((event) => event.data.changes))
    assert.deepEqual(told, await changesAfter(after))
  },
  async 'queries and mutations are answered'(client) {
    const [query] = await take(client.iterate({ query: '{ actor(key: "russia") { key } }' }), 1)
    assert.deepEqual(query.data, { actor: { key: 'russia' } })
    const [mutation] = await take(client.iterate({ query: `mutation { ${statement()} }` }), 1)
    assert.deepEqual(mutation.data.recordStatement.violations, [])
  },
}

const INIT = JSON.stringify({ type: 'connection_init', payload: headers })
const subscribe = (id, query, variables) => JSON.stringify({ id, type: 'subscribe', payload: { query, variables } })
const FOLLOW = 'subscription { changes { id } }'
const closes = [
  [4400, ['{']],
  [4400, [JSON.stringify({ type: 'nothing' })]],
  [4400, [INIT, JSON.stringify({ type: 'subscribe', id: '1' })]],
  [4400, [Buffer.from(INIT)]],
  [4401, [subscribe('1', '{ __typename }')]],
  [4403, [JSON.stringify({ type: 'connection_init', payload: { Authorization: 'Bearer wrong' } })]],
  [4406, [INIT], []],
  [4406, [INIT], ['graphql-ws']],
  [4408, []],
  [4409, [INIT, subscribe('1', FOLLOW), subscribe('1', FOLLOW)]],
  [4429, [INIT, INIT]],
]
if (endingToken) {
  closes.push([4440, [JSON.stringify({ type: 'connection_init', payload: { Authorization: `Bearer ${endingToken}` } })]])
}

/** A socket that is open, and speaks as it is told to. */
async function socket(init = INIT, options = {}) {
  const opened = new WebSocket(socketUrl, ['graphql-transport-ws'], options)
  await new Promise((resolve, reject) => opened.once('open', resolve).once('error', reject))
  opened.send(init)
  await new Promise((resolve) => opened.once('message', resolve))
  return opened
}

/** Five hundred actors that say so much of themselves that nobody's buffers hold them. */
const LARGE = `subscription ($after: Revision) { changes(after: $after, types: [ACTOR]) { revision
  ${Array.from({ length: 45 }, (_, i) => `a${i}: after`).join(' ')} } }`

async function recordActors(count) {
  for (let from = 0; from < count; from += 50) {
    const actors = Array.from({ length: 50 }, (_, i) => ({
      key: `slow-${process.pid}-${Date.now()}-${from + i}`, type: 'COMPANY', name: 'Slow', description: 'd'.repeat(1000),
    }))
    const { record } = await ask(
      'mutation ($dossier: JSON!) { record(input: { dossier: $dossier }) { violations { message } } }',
      { dossier: { title: 'Some', actors } },
    )
    assert.deepEqual(record.violations, [])
  }
}

/** Takes up what is left after a pause; what came, and where to go on, if that was told. */
async function slowly(follow) {
  const after = await latest()
  const { pause, resume, ended, told } = await follow(after)
  pause()
  await recordActors(500)
  await sleep(1.5 * keepAlive + 2000)
  resume()
  await Promise.race([ended, sleep(5 * keepAlive).then(() => assert.fail('was not ended'))])
  const place = told.at(-1)?.revision ?? after
  const rest = (await changesAfter(place)).map((change) => change.revision)
  assert.ok(rest.length > 0, 'it has been told all')
  assert.deepEqual([...told.map((one) => one.revision), ...rest], (await changesAfter(after)).map((one) => one.revision))
  return place
}

const place = (errors) => /go on with after: "(\d+)"/.exec(errors[0].message)[1]

const others = {
  async 'graphql-transport-ws: a client that stops reading is ended, and goes on where it was'() {
    let named
    const last = await slowly(async (after) => {
      const slow = await socket()
      const told = []
      slow.send(subscribe('1', LARGE, { after }))
      const ended = new Promise((resolve) => {
        slow.on('close', resolve)
        slow.on('message', (text) => {
          const message = JSON.parse(text)
          if (message.type === 'next') told.push(message.payload.data.changes)
          if (message.type !== 'error') return
          named = place(message.payload)
          slow.close()
        })
      })
      return { pause: () => slow.pause(), resume: () => slow.resume(), ended, told }
    })
    if (named) assert.equal(named, last)
  },
  async 'graphql-sse: a client that stops reading is ended, and goes on where it was'() {
    let named
    const last = await slowly(async (after) => {
      const request = http.request(url, {
        method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream', ...headers },
      })
      request.end(JSON.stringify({ query: LARGE, variables: { after } }))
      const [response] = await once(request, 'response')
      const told = []
      let text = ''
      const ended = new Promise((resolve) => {
        response.on('close', resolve)
        response.on('data', (some) => {
          text += some
          const events = text.split('\n\n')
          text = events.pop()
          for (const data of events.map((event) => /^data: (.+)$/m.exec(event)).filter(Boolean)) {
            const answer = JSON.parse(data[1])
            if (answer.errors) named = place(answer.errors)
            else told.push(answer.data.changes)
          }
        })
      })
      return { pause: () => response.pause(), resume: () => response.resume(), ended, told }
    })
    assert.equal(named, last)
  },
  async 'graphql-transport-ws: signs of life come while nothing happens'() {
    const quiet = await socket()
    const [text] = await Promise.race([once(quiet, 'message'), sleep(2 * keepAlive).then(() => [])])
    assert.deepEqual(JSON.parse(text), { type: 'ping' })
    quiet.send(JSON.stringify({ type: 'pong' }))
    quiet.send(JSON.stringify({ type: 'ping' }))
    const [answer] = await once(quiet, 'message')
    assert.deepEqual(JSON.parse(answer), { type: 'pong' })
    quiet.close()
  },
  async 'graphql-sse: signs of life come while nothing happens'() {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream', ...headers },
      body: JSON.stringify({ query: FOLLOW }),
    })
    const reader = response.body.getReader()
    const text = async () => new TextDecoder().decode((await reader.read()).value)
    assert.equal(await text(), ':\n\n')
    assert.equal(await Promise.race([text(), sleep(2 * keepAlive)]), ':\n\n')
    await reader.cancel()
  },
}

if (token) {
  const RECORD_ONE = () => `mutation { ${statement()} }`
  const header = { headers: { Authorization: `Bearer ${token}` } }
  Object.assign(others, {
    async 'graphql-ws: a token may come as a header'() {
      class WithHeader extends WebSocket {
        constructor(address, protocols) {
          super(address, protocols, header)
        }
      }
      const client = socketClient({ webSocketImpl: WithHeader, connectionParams: undefined })
      const [answer] = await take(client.iterate({ query: RECORD_ONE() }), 1)
      assert.deepEqual(answer.data.recordStatement.violations, [])
      await client.dispose()
    },
    async 'graphql-ws: without a token nothing is recorded'() {
      const client = socketClient({ connectionParams: undefined })
      for await (const answer of client.iterate({ query: RECORD_ONE() })) {
        assert.equal(answer.errors[0].extensions.code, 'unauthenticated')
      }
      await client.dispose()
    },
    async 'graphql-sse: a wrong token is refused'() {
      const client = createStreamClient({ url, headers: { Authorization: 'Bearer wrong' }, retryAttempts: 0 })
      await assert.rejects(take(client.iterate({ query: FOLLOW }), 1), (error) => error.response.status === 401)
      client.dispose()
    },
  })
}

async function check(name, run) {
  await run()
  console.log(name)
}

// These take some time, of which the other ones make use.
const slow = Promise.all([
  ...closes.map(([code, ...messages]) =>
    check(`graphql-transport-ws: closes with ${code}`, async () => assert.equal(await closeOf(...messages), code)),
  ),
])
for (const [name, client] of Object.entries(clients)) {
  for (const [what, run] of Object.entries(checks)) await check(`${name}: ${what}`, () => run(client))
}
await slow
for (const [name, run] of Object.entries(others)) await check(name, run)

const wrong = socketClient()
await check('graphql-ws: what is wrong is refused', () =>
  assert.rejects(take(wrong.iterate({ query: 'subscription { nothing }' }), 1), (errors) => errors[0].extensions.code === 'invalid'),
)
for (const client of [wrong, ...Object.values(clients)]) client.dispose()
console.log('all passed')
