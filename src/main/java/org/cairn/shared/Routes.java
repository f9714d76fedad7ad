package org.cairn.shared;

import jakarta.servlet.http.HttpServletRequest;
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
 */
final class Routes extends RequestMappingHandlerMapping {

    private volatile @Nullable Map<Integer, List<Route>> byLength;

    /** Where one route alone fits, it is the one; all else is for Spring to say, as what a wrong address or method is answered. */
    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
            throws Exception {
        RequestMappingInfo only = null;
        HandlerMethod handler = null;
        for (Route route : fitting(request)) {
            RequestMappingInfo match = getMatchingMapping(route.info(), request);
            if (match != null && only != null) {
                return super.lookupHandlerMethod(lookupPath, request);
            }
            if (match != null) {
                only = match;
                handler = route.handler();
            }
        }
        if (only == null || handler == null) {
            return super.lookupHandlerMethod(lookupPath, request);
        }
        request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, handler);
        handleMatch(only, lookupPath, request);
        return handler;
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

    private List<Route> fitting(HttpServletRequest request) {
        List<String> segments = new ArrayList<>();
        for (Element element : ServletRequestPathUtils.getParsedRequestPath(request)
                .pathWithinApplication()
                .elements()) {
            if (element instanceof PathSegment segment) {
                segments.add(segment.valueToMatch());
            }
        }
        Map<Integer, List<Route>> all = byLength();
        List<Route> fitting = new ArrayList<>();
        for (int length : new int[] {segments.size(), Route.ANY}) {
            for (Route route : all.getOrDefault(length, List.of())) {
                if (route.fits(segments)) {
                    fitting.add(route);
                }
            }
        }
        return fitting;
    }

    private Map<Integer, List<Route>> byLength() {
        Map<Integer, List<Route>> known = byLength;
        if (known == null) {
            known = getHandlerMethods().entrySet().stream()
                    .flatMap(one -> Route.of(one.getKey(), one.getValue()))
                    .collect(Collectors.groupingBy(Route::length));
            byLength = known;
        }
        return known;
    }

    /**
     * One address of a route.
     *
     * @param words its segments, in Spring's words; blank where a segment can be anything
     * @param length how many there are, or {@link #ANY} where the address is of a kind that only Spring can compare
     */
    private record Route(RequestMappingInfo info, HandlerMethod handler, List<String> words, int length) {

        static final int ANY = -1;

        private static final Pattern SEGMENT = Pattern.compile("[\\w.-]+|\\{\\w+}");

        static Stream<Route> of(RequestMappingInfo info, HandlerMethod handler) {
            return info.getPatternValues().stream().map(address -> {
                List<String> segments = List.of(address.replaceFirst("^/", "").split("/"));
                boolean plain = segments.stream()
                        .allMatch(segment -> SEGMENT.matcher(segment).matches());
                List<String> words = segments.stream()
                        .map(segment -> segment.startsWith("{") ? "" : segment)
                        .toList();
                return new Route(info, handler, words, plain ? words.size() : ANY);
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
