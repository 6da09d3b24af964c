// PostGraphile for Speed.java, set up for production: no GraphiQL, nothing watched, nothing explained.
import { createServer } from "node:http";

// PostGraphile is written for Node 22; this is all that Node 20 lacks.
Promise.withResolvers ??= function () {
  const deferred = {};
  deferred.promise = new this((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  return deferred;
};
const { postgraphile } = await import("postgraphile");
const { PostGraphileAmberPreset } = await import("postgraphile/presets/amber");
const { makePgService } = await import("postgraphile/adaptors/pg");
const { grafserv } = await import("postgraphile/grafserv/node");

const service = postgraphile({
  extends: [PostGraphileAmberPreset],
  // Otherwise what is deleted cannot be left out: deleted_at has no index.
  disablePlugins: ["PgIndexBehaviorsPlugin"],
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE,
      schemas: ["public", "speed"],
      poolConfig: { max: 20, options: process.env.DATABASE_OPTIONS },
    }),
  ],
  grafast: { explain: false },
  grafserv: { graphiql: false, watch: false, websockets: false },
});
const server = createServer();
await service.createServ(grafserv).addTo(server);
server.listen(Number(process.env.PORT), "localhost");
