package org.cairn.faults;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Something happens, once, where the first transaction that has run a statement comes to its commit: its connection is cut, and
 * its node may be killed. Whoever comes later goes on.
 */
final class Occasion {

    private final CompletableFuture<DatabaseProxy> happened = new CompletableFuture<>();
    private final String statement;
    private final List<DatabaseProxy> watched;
    private final Map<DatabaseProxy, Trap> traps = new ConcurrentHashMap<>();
    private final Consumer<DatabaseProxy> happening;

    private Occasion(String statement, Consumer<DatabaseProxy> happening, DatabaseProxy... watched) {
        this.statement = statement;
        this.watched = List.of(watched);
        this.happening = happening;
    }

    /** The connection is cut, and the database hears nothing of the commit. */
    static Occasion beforeCommit(String statement, DatabaseProxy... watched) {
        return new Occasion(statement, proxy -> {}, watched).set(false);
    }

    /** The database has committed, the connection is cut, and nobody hears of it. */
    static Occasion afterCommit(String statement, DatabaseProxy... watched) {
        return new Occasion(statement, proxy -> {}, watched).set(true);
    }

    /** The node is killed before the commit. */
    static Occasion killBeforeCommit(String statement, Node... nodes) {
        return killing(statement, nodes).set(false);
    }

    /** The node is killed after the commit, of which it has not heard yet. */
    static Occasion killAfterCommit(String statement, Node... nodes) {
        return killing(statement, nodes).set(true);
    }

    private static Occasion killing(String statement, Node... nodes) {
        Consumer<DatabaseProxy> kill = proxy ->
                Arrays.stream(nodes).filter(node -> node.database == proxy).forEach(Node::kill);
        return new Occasion(
                statement, kill, Arrays.stream(nodes).map(node -> node.database).toArray(DatabaseProxy[]::new));
    }

    private Occasion set(boolean afterwards) {
        for (DatabaseProxy proxy : watched) {
            Trap trap = new Trap(statement, afterwards, () -> befalls(proxy));
            traps.put(proxy, trap);
            proxy.set(trap);
        }
        return this;
    }

    private synchronized void befalls(DatabaseProxy proxy) {
        traps.forEach(DatabaseProxy::takeAway);
        if (!happened.isDone()) {
            happening.accept(proxy);
            happened.complete(proxy);
        }
    }

    /** Waits until it has happened. */
    void await(Duration longest) {
        try {
            happened.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("no transaction came so far: " + statement, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
