package org.cairn.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A server on loopback that may answer anything at all, and counts what it was asked and how much was taken of it. */
final class RawServer implements AutoCloseable {

    /** Writes an answer, as it likes. */
    @FunctionalInterface
    interface Script {
        void answer(OutputStream out) throws IOException;
    }

    final List<String> requests = new CopyOnWriteArrayList<>();
    final AtomicLong written = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    RawServer(Script script) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(() -> accept(script));
    }

    private void accept(Script script) {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket, script));
            }
        } catch (IOException closing) {
            closed.countDown();
        }
    }

    static RawServer saying(String answer) {
        return new RawServer(out -> out.write(answer.getBytes(StandardCharsets.UTF_8)));
    }

    /** One that takes the request and says nothing until it is closed. */
    static RawServer silent() {
        return new RawServer(out -> {});
    }

    URI at(String path) {
        return URI.create(origin() + path);
    }

    String origin() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void serve(Socket socket, Script script) {
        try (socket) {
            requests.add(head(socket.getInputStream()));
            script.answer(new Counting(socket.getOutputStream()));
            socket.getOutputStream().flush();
            // What was said is the whole answer; whether the other side hangs up is its own business.
            if (written.get() == 0) {
                closed.await();
            }
        } catch (IOException hungUp) {
            requests.add("hung up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int read = in.read(); read >= 0; read = in.read()) {
            head.append((char) read);
            if (head.toString().endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString();
    }

    private final class Counting extends OutputStream {
        private final OutputStream out;

        Counting(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            written.incrementAndGet();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            written.addAndGet(length);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
