package org.cairn.faults;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One connection to PostgreSQL in the words of its protocol (PostgreSQL, Frontend/Backend Protocol): a letter, a length, a
 * body; only the first message has no letter. What is understood is which statements a transaction runs, and where it commits.
 */
final class Conversation {

    private static final char PARSE = 'P';
    private static final char BIND = 'B';
    private static final char QUERY = 'Q';
    private static final char SYNC = 'S';
    private static final char READY = 'Z';
    private static final char ERROR = 'E';
    private static final int LENGTH = 4;
    private static final String NO_STATEMENT = "";

    private static final Pattern WRITES = Pattern.compile("(?is)\\s*(insert|update|merge|delete)\\b.*");
    private static final byte[] DISK_FULL =
            "SERROR\0VERROR\0C53100\0MNo space left on device\0\0".getBytes(StandardCharsets.US_ASCII);

    private final DatabaseProxy proxy;
    private final Socket client;
    private final Socket server;
    private final Map<String, String> prepared = new HashMap<>();
    private final StringBuilder transaction = new StringBuilder();
    private boolean begun;

    /** Of what was asked for since the last Sync, something was not passed on. */
    private volatile boolean refused;

    private volatile Optional<Trap> afterwards = Optional.empty();

    Conversation(DatabaseProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
    }

    /** From the client to the database. */
    void ask() {
        try (DataInputStream in = reading(client);
                DataOutputStream out = writing(server)) {
            byte[] first = body(in);
            out.writeInt(first.length + LENGTH);
            out.write(first);
            out.flush();
            while (true) {
                char letter = (char) in.readByte();
                byte[] body = body(in);
                proxy.gate().pass();
                listen(letter, body);
                if (!refused || letter == SYNC) {
                    say(out, letter, body, in.available() == 0);
                }
            }
        } catch (IOException over) {
            proxy.over(client, server);
        }
    }

    /** From the database to the client. */
    void answer() {
        try (DataInputStream in = reading(server);
                DataOutputStream out = writing(client)) {
            while (true) {
                char letter = (char) in.readByte();
                byte[] body = body(in);
                proxy.gate().pass();
                if (letter == READY) {
                    settle(out);
                }
                say(out, letter, body, in.available() == 0);
            }
        } catch (IOException over) {
            proxy.over(client, server);
        }
    }

    private void listen(char letter, byte[] body) throws IOException {
        String run = statement(letter, body);
        String word = run.strip().toUpperCase(Locale.ROOT);
        switch (word) {
            case "BEGIN" -> begin(true);
            case "ROLLBACK" -> begin(false);
            case "COMMIT" -> commit();
            default -> run(run);
        }
        // What runs without BEGIN is committed by Sync.
        if (letter == SYNC && !begun && !transaction.isEmpty()) {
            commit();
        }
    }

    private void begin(boolean openly) {
        begun = openly;
        transaction.setLength(0);
    }

    private void run(String statement) {
        if (!statement.equals(NO_STATEMENT)) {
            transaction.append(statement).append('\n');
            refused |= proxy.isFull() && WRITES.matcher(statement).matches();
        }
    }

    private void commit() throws IOException {
        Optional<Trap> trap = proxy.sprung(transaction.toString());
        begin(false);
        afterwards = trap.filter(Trap::afterwards);
        if (trap.isPresent() && afterwards.isEmpty()) {
            trap.get().happening().run();
            throw new IOException("cut before the commit");
        }
    }

    /** The database has done what it was asked to. */
    private void settle(DataOutputStream out) throws IOException {
        if (afterwards.isPresent()) {
            afterwards.get().happening().run();
            throw new IOException("cut after the commit");
        }
        if (refused) {
            refused = false;
            say(out, ERROR, DISK_FULL, false);
        }
    }

    /** The statement that a message runs, if it runs one. */
    private String statement(char letter, byte[] body) {
        if (letter == PARSE) {
            prepared.put(text(body, 0), text(body, 1));
        }
        return switch (letter) {
            case BIND -> prepared.getOrDefault(text(body, 1), NO_STATEMENT);
            case QUERY -> text(body, 0);
            default -> NO_STATEMENT;
        };
    }

    /** The first or second text of a message; each ends with a zero. */
    private static String text(byte[] body, int number) {
        int from = 0;
        for (int skipped = 0; skipped < number; skipped++) {
            from = end(body, from) + 1;
        }
        return new String(body, from, end(body, from) - from, StandardCharsets.UTF_8);
    }

    private static int end(byte[] body, int from) {
        int end = from;
        while (body[end] != 0) {
            end++;
        }
        return end;
    }

    private static byte[] body(DataInputStream in) throws IOException {
        byte[] body = new byte[in.readInt() - LENGTH];
        in.readFully(body);
        return body;
    }

    private static void say(DataOutputStream out, char letter, byte[] body, boolean now) throws IOException {
        out.writeByte(letter);
        out.writeInt(body.length + LENGTH);
        out.write(body);
        if (now) {
            out.flush();
        }
    }

    private static DataInputStream reading(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    private static DataOutputStream writing(Socket socket) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }
}
