package org.cairn.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** What {@link Routes} finds is what Spring would have found. */
class RoutesTests {

    private static final List<String> ADDRESSES = List.of(
            "/",
            "/my",
            "/l/{launch}",
            "/l/{launch}/path",
            "/l/{launch}/{page}",
            "/l/{launch}/maps/{map}",
            "/l/{launch}/maps/new",
            "/status/{list:\\d+}",
            "/files/**",
            "/a.b/{x}.json");

    private final Routes ours = new Routes();
    private final RequestMappingHandlerMapping springs = new RequestMappingHandlerMapping();

    @BeforeEach
    void register() throws Exception {
        for (RequestMappingHandlerMapping mapping : List.of(ours, springs)) {
            mapping.setApplicationContext(new StaticWebApplicationContext());
            mapping.afterPropertiesSet();
            for (String address : ADDRESSES) {
                mapping.registerMapping(
                        RequestMappingInfo.paths(address)
                                .methods(RequestMethod.GET)
                                .options(mapping.getBuilderConfiguration())
                                .build(),
                        new Page(address),
                        Page.class.getDeclaredMethod("show"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/my, /my",
        "/l/1, /l/{launch}",
        "/l/1/path, /l/{launch}/path",
        "/%6c/1/p%61th, /l/{launch}/path",
        "/l/1;a=b/path;c=d, /l/{launch}/path",
        "/l/1/guest, /l/{launch}/{page}",
        "/l/1/a%2Fb, /l/{launch}/{page}",
        "/l/1/maps/2, /l/{launch}/maps/{map}",
        "/l/1/maps/new, /l/{launch}/maps/new",
        "/status/12, /status/{list:\\d+}",
        "/files/a/b/c, /files/**",
        "/a.b/c.json, /a.b/{x}.json",
    })
    void anAddressLeadsToItsPage(String asked, String route) throws Exception {
        assertThat(found(ours, "GET", asked)).isEqualTo(route).isEqualTo(found(springs, "GET", asked));
    }

    @ParameterizedTest
    @CsvSource({"/l", "/l/1/", "/l//path", "/L/1/path", "/status/x", "/l/1/maps/2/3", "/a.b/c"})
    void anAddressOfNoPageLeadsNowhere(String asked) throws Exception {
        assertThat(found(ours, "GET", asked)).isEmpty();
        assertThat(found(springs, "GET", asked)).isEmpty();
    }

    @Test
    void aWrongMethodIsStillToldFromAWrongAddress() {
        List<String> refused = new ArrayList<>();
        for (String asked : List.of("/l/1/path", "/l/1/maps/2")) {
            try {
                found(ours, "POST", asked);
            } catch (HttpRequestMethodNotSupportedException e) {
                refused.add(asked);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        assertThat(refused).containsExactly("/l/1/path", "/l/1/maps/2");
    }

    private static String found(HandlerMapping mapping, String method, String asked) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, asked);
        ServletRequestPathUtils.parseAndCache(request);
        HandlerExecutionChain chain = mapping.getHandler(request);
        return chain == null ? "" : ((Page) ((HandlerMethod) chain.getHandler()).getBean()).address;
    }

    private record Page(String address) {

        @SuppressWarnings("unused") // a handler: found by its name
        String show() {
            return address;
        }
    }
}
