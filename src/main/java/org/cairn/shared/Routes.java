package org.cairn.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer.Element;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Nearly every page of ours has an id in its address, so Spring tries each of some three hundred routes on each request, in
 * full: an eighth of what a launch cost. Here a route is tried only where the fixed words of its address stand where they should.
 * What Spring decides of those that are left stays Spring's.
 */
final class Routes extends RequestMappingHandlerMapping {

    private volatile @Nullable Map<Integer, List<Route>> byLength;

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
            throws Exception {
        return super.lookupHandlerMethod(lookupPath, new Looked(request, fitting(request)));
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        return request instanceof Looked looked && !looked.mayBe(info) ? null : super.getMatchingMapping(info, request);
    }

    @Override
    public void registerMapping(RequestMappingInfo mapping, Object handler, Method method) {
        super.registerMapping(mapping, handler, method);
        byLength = null;
    }

    @Override
    public void unregisterMapping(RequestMappingInfo mapping) {
        super.unregisterMapping(mapping);
        byLength = null;
    }

    private List<RequestMappingInfo> fitting(HttpServletRequest request) {
        List<String> segments = new ArrayList<>();
        for (Element element : ServletRequestPathUtils.getParsedRequestPath(request)
                .pathWithinApplication()
                .elements()) {
            if (element instanceof PathSegment segment) {
                segments.add(segment.valueToMatch());
            }
        }
        Map<Integer, List<Route>> all = byLength();
        List<RequestMappingInfo> fitting = new ArrayList<>();
        for (int length : new int[] {segments.size(), Route.ANY}) {
            for (Route route : all.getOrDefault(length, List.of())) {
                if (route.fits(segments)) {
                    fitting.add(route.info());
                }
            }
        }
        return fitting;
    }

    private Map<Integer, List<Route>> byLength() {
        Map<Integer, List<Route>> known = byLength;
        if (known == null) {
            known = getHandlerMethods().keySet().stream()
                    .flatMap(Route::of)
                    .collect(Collectors.groupingBy(Route::length));
            byLength = known;
        }
        return known;
    }

    /** A request with the routes that are worth trying. */
    private static final class Looked extends HttpServletRequestWrapper {

        private final List<RequestMappingInfo> fitting;

        Looked(HttpServletRequest request, List<RequestMappingInfo> fitting) {
            super(request);
            this.fitting = fitting;
        }

        /** There are few, and mostly the same object is asked for. */
        boolean mayBe(RequestMappingInfo info) {
            return fitting.contains(info);
        }
    }

    /**
     * One address of a route.
     *
     * @param words its segments, in Spring's words; blank where a segment can be anything
     * @param length how many there are, or {@link #ANY} where the address is of a kind that only Spring can compare
     */
    private record Route(RequestMappingInfo info, List<String> words, int length) {

        static final int ANY = -1;

        private static final Pattern SEGMENT = Pattern.compile("[\\w.-]+|\\{\\w+}");

        static Stream<Route> of(RequestMappingInfo info) {
            return info.getPatternValues().stream().map(address -> {
                List<String> segments = List.of(address.replaceFirst("^/", "").split("/"));
                boolean plain = segments.stream()
                        .allMatch(segment -> SEGMENT.matcher(segment).matches());
                List<String> words = segments.stream()
                        .map(segment -> segment.startsWith("{") ? "" : segment)
                        .toList();
                return new Route(info, words, plain ? words.size() : ANY);
            });
        }

        /** Those of one place are told apart by their last words. */
        boolean fits(List<String> segments) {
            for (int i = length - 1; i >= 0; i--) {
                if (!words.get(i).isEmpty() && !words.get(i).equals(segments.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
