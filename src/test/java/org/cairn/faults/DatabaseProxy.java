package org.cairn.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between one node and PostgreSQL, on loopback, and reads along: at a named commit, and at no other moment, it does
 * what a test asks for. It can also let everybody wait, or drop everybody.
 */
final class DatabaseProxy implements Closeable {

    private final ServerSocket door;
    private final int behind;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Trap> traps = ConcurrentHashMap.newKeySet();
    private final Gate gate = new Gate();
    private volatile boolean full;

    DatabaseProxy(int behind) {
        this.behind = behind;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::letIn);
    }

    int port() {
        return door.getLocalPort();
    }

    /** At the next commit of a transaction like this something happens, once; the connection ends with it. */
    void set(Trap trap) {
        traps.add(trap);
    }

    void takeAway(Trap trap) {
        traps.remove(trap);
    }

    /** From now on nothing gets through, and nobody is told. */
    void hang() {
        gate.close();
    }

    void goOn() {
        gate.open();
    }

    /** From now on whatever writes is answered as by a database whose disk is full (53100). */
    void fillDisk(boolean full) {
        this.full = full;
    }

    boolean isFull() {
        return full;
    }

    Gate gate() {
        return gate;
    }

    /** Every connection ends in the middle of what it does. */
    void cut() {
        open.forEach(DatabaseProxy::drop);
    }

    /** The trap that a transaction walks into. */
    Optional<Trap> sprung(String statements) {
        return traps.stream()
                .filter(trap -> statements.contains(trap.statement()))
                .findFirst()
                .filter(traps::remove);
    }

    private void letIn() {
        try {
            while (!door.isClosed()) {
                join(door.accept());
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private void join(Socket client) {
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), behind);
            // small messages in turn, each of which would wait 40 ms for the last one to be confirmed
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException crashed) {
            // it comes back, and whoever asks then is let in
            drop(client);
            return;
        }
        open.add(client);
        open.add(server);
        Conversation conversation = new Conversation(this, client, server);
        inBackground(conversation::ask);
        inBackground(conversation::answer);
    }

    static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "database-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    void over(Socket client, Socket server) {
        drop(client);
        drop(server);
        open.remove(client);
        open.remove(server);
    }

    private static void drop(Socket socket) {
        try {
            // without a farewell, as a cable that was pulled
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // which was wanted
        }
    }

    @Override
    public void close() throws IOException {
        gate.open();
        door.close();
        cut();
    }
}
