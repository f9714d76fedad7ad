package org.cairn.faults;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An LMS whose courses have the same learners and three columns each, full of marks unless a test says otherwise. It behaves as
 * a test says. A test of one course calls it number 0.
 */
final class Lms implements AutoCloseable {

    static final List<String> COLUMNS = List.of("Quiz", "Plan", "Drill");
    static final int MAXIMUM = 50;
    static final int GOOD = 45;

    /** The column that the tool makes for itself. */
    private static final String OWN = "Own";

    private static final String BASE = "/mod/lti/";
    private static final Pattern COURSE = Pattern.compile("/mod/lti/c(\\d+)/.*");
    private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    private static final int PAGE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Lms.class);

    static {
        // an answer is two small messages, and the second would wait 40 ms for the first to be confirmed
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService clerks = Executors.newFixedThreadPool(8);
    private volatile int learners;

    /** By user, in courses after the first also by course: the scores as they were sent, the last one last. */
    final Map<String, List<JsonNode>> scores = new ConcurrentHashMap<>();

    /** Every request, in the order of arrival: method and path. */
    final Queue<String> asked = new ConcurrentLinkedQueue<>();

    /** What this stand-in could not do. */
    final List<String> broken = new CopyOnWriteArrayList<>();

    final List<String> refusedTokens = new CopyOnWriteArrayList<>();

    /** The keys that tokens were asked for with. */
    final Set<String> keysSeen = ConcurrentHashMap.newKeySet();

    private final Map<String, String> columns = new ConcurrentHashMap<>();
    private final Door door = new Door();
    private volatile Manner manner = Manner.POLITE;
    private volatile Marks marks = Marks.GOOD;
    private volatile @Nullable URI keysOfTheTool;
    private volatile @Nullable JWKSet known;
    private volatile long knownSince;

    Lms() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(clerks);
        server.createContext("/", this::serve);
        server.start();
    }

    int learners() {
        return learners;
    }

    /** As on the first day of a term, with so many learners. */
    void begin(int many) {
        learners = many;
        manner = Manner.POLITE;
        marks = Marks.GOOD;
        columns.clear();
        scores.clear();
        keysOfTheTool = null;
        asked.clear();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    URI lineItems(int course) {
        return URI.create(origin() + BASE + "c" + course + "/items");
    }

    URI memberships(int course) {
        return URI.create(origin() + BASE + "c" + course + "/members");
    }

    URI lineItem(int course, String name) {
        return URI.create(lineItems(course) + "/" + name);
    }

    /** Under which a learner's scores are kept. */
    static String key(int course, String user) {
        return course == 0 ? user : course + ":" + user;
    }

    void mark(Marks next) {
        marks = next;
    }

    void behave(Manner next) {
        manner = next;
    }

    /** From now on whoever wants a token is known by these keys, which are kept for ten minutes. */
    void believe(URI keys) {
        keysOfTheTool = keys;
        known = null;
        keysSeen.clear();
    }

    /** How often something was asked for whose path ends so. */
    long asked(String end) {
        return asked.stream().filter(one -> one.endsWith(end)).count();
    }

    private void serve(HttpExchange exchange) {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        asked.add(request);
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Manner now = manner;
            Reply reply = now.before(request)
                    .orElseGet(() -> answer(exchange, request, new String(body, StandardCharsets.UTF_8)));
            now.after(request, reply).send(exchange);
        } catch (IOException | RuntimeException e) {
            if (!Reply.HANGS_UP.equals(e.getMessage())) {
                LOG.warn("the LMS of the test could not answer {}", request, e);
                broken.add(request + ": " + e);
            }
        }
    }

    private Reply answer(HttpExchange exchange, String request, String body) {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("token.php")) {
            return token(body);
        }
        if (path.endsWith("auth.php")) {
            return door.letIn(exchange.getRequestURI(), origin());
        }
        if (path.endsWith("certs.php")) {
            return door.keys();
        }
        int course = course(path);
        if (path.endsWith("members")) {
            return page(
                    exchange,
                    "application/vnd.ims.lti-nrps.v2.membershipcontainer+json",
                    "{\"members\":[%s]}",
                    this::member);
        }
        if (path.endsWith("/results")) {
            return results(exchange, course, path);
        }
        if (path.endsWith("/scores")) {
            return score(course, JsonMapper.shared().readTree(body));
        }
        if (!path.endsWith("/items")) {
            return Reply.json(item(course, path.substring(path.lastIndexOf('/') + 1)));
        }
        return request.startsWith("POST ") ? made(course, body) : Reply.json(items(course));
    }

    private static int course(String path) {
        Matcher found = COURSE.matcher(path);
        return found.matches() ? Integer.parseInt(found.group(1)) : 0;
    }

    private String items(int course) {
        Stream<String> own = columns.containsKey(OWN + course) ? Stream.of(OWN) : Stream.of();
        return Stream.concat(own, COLUMNS.stream())
                .sorted()
                .map(name -> item(course, name))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** What is made is answered as it was sent, with its address. */
    private Reply made(int course, String item) {
        columns.put(OWN + course, item);
        return new Reply(201, ITEM, item(course, OWN), Map.of());
    }

    private String item(int course, String name) {
        String fields = COLUMNS.contains(name)
                ? "{\"label\":\"%s\",\"scoreMaximum\":%d}".formatted(name, MAXIMUM)
                : columns.get(OWN + course);
        return "{\"id\":\"%s\",".formatted(lineItem(course, name)) + fields.substring(1);
    }

    private String member(int number) {
        return "{\"user_id\":\"u%d\",\"roles\":[\"Learner\"],\"status\":\"Active\"}".formatted(number);
    }

    private Reply results(HttpExchange exchange, int course, String path) {
        String query = exchange.getRequestURI().getRawQuery();
        String label = path.replaceAll(".*/([^/]+)/results", "$1");
        if (query != null && query.contains("user_id=")) {
            String user = URLDecoder.decode(query.replaceAll(".*user_id=([^&]*).*", "$1"), StandardCharsets.UTF_8);
            return Reply.json("[" + result(course, label, user) + "]");
        }
        if (!COLUMNS.contains(label)) {
            return Reply.json("[]");
        }
        return page(
                exchange,
                "application/vnd.ims.lis.v2.resultcontainer+json",
                "[%s]",
                i -> result(course, label, "u" + i));
    }

    private String result(int course, String label, String user) {
        BigDecimal score = COLUMNS.contains(label)
                ? marks.of(course, label, Integer.parseInt(user.substring(1)))
                : scores.getOrDefault(key(course, user), List.of()).stream()
                        .reduce((one, next) -> next)
                        .map(last -> last.path("scoreGiven").decimalValue())
                        .orElse(null);
        return score == null
                ? "{\"userId\":\"%s\"}".formatted(user)
                : "{\"userId\":\"%s\",\"resultScore\":%s,\"resultMaximum\":%d}"
                        .formatted(user, score.toPlainString(), COLUMNS.contains(label) ? MAXIMUM : 100);
    }

    /** As Moodle: 409 for a score that is not newer than the last. */
    private Reply score(int course, JsonNode score) {
        List<JsonNode> known = scores.computeIfAbsent(
                key(course, score.path("userId").asString()), user -> new CopyOnWriteArrayList<>());
        synchronized (known) {
            String time = score.path("timestamp").asString();
            if (!known.isEmpty()
                    && known.get(known.size() - 1).path("timestamp").asString().compareTo(time) >= 0) {
                return Reply.json("{}").with(409);
            }
            known.add(score);
            return Reply.json("{}");
        }
    }

    private Reply page(HttpExchange exchange, String type, String list, java.util.function.IntFunction<String> row) {
        String query = exchange.getRequestURI().getRawQuery();
        int from = query != null && query.startsWith("from=") ? Integer.parseInt(query.substring("from=".length())) : 0;
        String body = IntStream.range(from, Math.min(learners, from + PAGE))
                .mapToObj(row)
                .collect(Collectors.joining(","));
        String next = origin() + exchange.getRequestURI().getPath() + "?from=" + (from + PAGE);
        Map<String, String> headers =
                from + PAGE < learners ? Map.of("Link", "<" + next + ">; rel=\"next\"") : Map.of();
        return new Reply(200, type, list.formatted(body), headers);
    }

    private Reply token(String form) {
        Map<String, String> fields = Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, again) -> again));
        if (keysOfTheTool != null && !isSigned(fields.get("client_assertion"))) {
            refusedTokens.add(fields.get("client_assertion"));
            return Reply.json("{\"error\":\"invalid_client\"}").with(400);
        }
        // as Moodle; where keys matter, tokens are asked for often
        int lives = keysOfTheTool == null ? 3_600 : 20;
        return Reply.json("{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d,\"scope\":\"%s\"}"
                .formatted(java.util.UUID.randomUUID(), lives, fields.get("scope")));
    }

    private boolean isSigned(@Nullable String assertion) {
        try {
            SignedJWT token = SignedJWT.parse(assertion);
            keysSeen.add(token.getHeader().getKeyID());
            JWK key = keys().getKeyByKeyId(token.getHeader().getKeyID());
            return key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
        } catch (java.text.ParseException | com.nimbusds.jose.JOSEException | IOException e) {
            return false;
        }
    }

    private synchronized JWKSet keys() throws IOException, java.text.ParseException {
        JWKSet set = known;
        if (set == null
                || System.nanoTime() - knownSince
                        > java.time.Duration.ofMinutes(10).toNanos()) {
            set = JWKSet.load(java.util.Objects.requireNonNull(keysOfTheTool).toURL());
            known = set;
            knownSince = System.nanoTime();
        }
        return set;
    }

    @Override
    public void close() {
        server.stop(0);
        clerks.shutdownNow();
    }
}
