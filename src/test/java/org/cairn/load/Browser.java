package org.cairn.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.jspecify.annotations.Nullable;

/** One connection and no memory: cookies are what the caller says. A thread that waits is one learner who waits. */
final class Browser implements AutoCloseable {

    private final CloseableHttpClient client = HttpClients.custom()
            .setConnectionManager(new BasicHttpClientConnectionManager())
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableContentCompression()
            .disableAutomaticRetries()
            .disableAuthCaching()
            .build();

    /** @param cookies as they are sent back */
    record Answer(URI asked, int status, @Nullable String location, String cookies, String body) {

        boolean leadsOn() {
            return status / 100 == 3 && location != null;
        }

        URI next() {
            return asked.resolve(String.valueOf(location));
        }
    }

    Answer get(URI address, String cookies) throws IOException {
        return send(new HttpGet(address), address, cookies);
    }

    Answer post(URI address, Map<String, String> fields, String cookies) throws IOException {
        HttpPost post = new HttpPost(address);
        List<BasicNameValuePair> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(new BasicNameValuePair(name, value)));
        post.setEntity(new UrlEncodedFormEntity(pairs, StandardCharsets.UTF_8));
        return send(post, address, cookies);
    }

    private Answer send(HttpUriRequestBase request, URI address, String cookies) throws IOException {
        request.setHeader("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
        request.setHeader("Accept-Language", "en-CA,en;q=0.9");
        request.setHeader("Sec-Fetch-Dest", "iframe");
        if (!cookies.isEmpty()) {
            request.setHeader("Cookie", cookies);
        }
        return client.execute(request, answer -> read(address, answer));
    }

    private static String read(HttpEntity entity) throws IOException {
        try {
            return EntityUtils.toString(entity, StandardCharsets.UTF_8);
        } catch (ParseException e) {
            throw new IOException(e);
        }
    }

    private static Answer read(URI address, ClassicHttpResponse answer) throws IOException {
        Header location = answer.getFirstHeader("Location");
        String body = answer.getEntity() == null ? "" : read(answer.getEntity());
        return new Answer(
                address,
                answer.getCode(),
                location == null ? null : location.getValue(),
                String.join(
                        "; ",
                        Arrays.stream(answer.getHeaders("Set-Cookie"))
                                .map(Header::getValue)
                                .filter(cookie -> !cookie.contains("Max-Age=0"))
                                .map(cookie -> cookie.split(";", 2)[0])
                                .toList()),
                body);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
