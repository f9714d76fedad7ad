package org.cairn.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Answers what Cairn answers, byte for byte as long, and does nothing for it: what the load reaches here is what it can reach at
 * most. It knows four requests and believes everything.
 */
final class Mirror {

    private static final int PAGE = 12_000;

    private final byte[] begun;
    private final byte[] sent;
    private final byte[] launched;
    private final byte[] page = answer("200 OK", "Content-Type: text/html;charset=UTF-8", "x".repeat(PAGE));

    private Mirror(String address, String authorization, String client) {
        begun = answer("303 See Other", "Location: /lti/login/continue?request=" + "r".repeat(400) + cookie("lti"), "");
        sent = answer(
                "302 Found",
                "Location: " + authorization
                        + "?scope=openid&response_type=id_token&response_mode=form_post&prompt=none&client_id="
                        + client + "&redirect_uri=" + URLEncoder.encode(address + "/lti/launch", StandardCharsets.UTF_8)
                        + "&login_hint=l&state=" + "s".repeat(400) + "&nonce=" + "n".repeat(43),
                "");
        launched = answer("303 See Other", "Location: " + address + "/l/1" + cookie("session"), "");
    }

    /** @param arguments the port, the platform's authorization endpoint and our client id there */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        Mirror mirror = new Mirror("http://localhost:" + port, arguments[1], arguments[2]);
        try (ServerSocket door = new ServerSocket(port, 128, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket browser = door.accept();
                Thread serving = new Thread(() -> mirror.serve(browser));
                serving.setDaemon(true);
                serving.start();
            }
        }
    }

    private void serve(Socket browser) {
        try (browser;
                InputStream in = new BufferedInputStream(browser.getInputStream(), 16_384)) {
            browser.setTcpNoDelay(true);
            OutputStream out = browser.getOutputStream();
            for (String asked = read(in); !asked.isEmpty(); asked = read(in)) {
                out.write(answer(asked));
            }
        } catch (IOException gone) {
            // a browser may leave at any time
            return;
        }
    }

    private byte[] answer(String asked) {
        if (asked.startsWith("POST /lti/login")) {
            return begun;
        }
        if (asked.startsWith("GET /lti/login")) {
            return sent;
        }
        return asked.startsWith("POST") ? launched : page;
    }

    /** The first line of a request, which is read to its end. */
    private static String read(InputStream in) throws IOException {
        String first = line(in);
        int body = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                body = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        in.skipNBytes(body);
        return first;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    private static String cookie(String name) {
        return "\r\nSet-Cookie: __Host-" + name + "=" + "c".repeat(48)
                + "; Path=/; Secure; HttpOnly; SameSite=None; Partitioned";
    }

    private static byte[] answer(String status, String headers, String body) {
        return ("HTTP/1.1 " + status + "\r\n" + headers + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
