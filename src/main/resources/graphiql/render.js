// What is written stands in the address, so that it can be shared: ?query=…&variables=…&operationName=…
const shared = new URLSearchParams(location.search);

function share(name) {
  return text => {
    if (text) {
      shared.set(name, text);
    } else {
      shared.delete(name);
    }
    history.replaceState(null, '', '?' + shared);
  };
}

const home = React.createElement('a', { href: '/', title: 'To the front page' }, 'Counterclaim');

ReactDOM.render(
  React.createElement(
    GraphiQL,
    {
      fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
      query: shared.get('query') ?? undefined,
      variables: shared.get('variables') ?? undefined,
      operationName: shared.get('operationName') ?? undefined,
      defaultQuery: '# Ctrl-Space lists what can be asked for.\n\n',
      onEditQuery: share('query'),
      onEditVariables: share('variables'),
      onEditOperationName: share('operationName'),
      shouldPersistHeaders: false,
    },
    React.createElement(GraphiQL.Logo, {}, home)
  ),
  document.getElementById('graphiql')
);
