package org.cairn.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer.Element;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.RequestPath;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Nearly every page of ours has an id in its address, so Spring tries each of some three hundred routes on each request, in
 * full: an eighth of what a launch cost. Here a route is tried only where the fixed words of its address stand where they should.
 * What Spring decides of those that are left stays Spring's.
 */
final class Routes extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, Shape> shapes = new ConcurrentHashMap<>();

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
            throws Exception {
        return super.lookupHandlerMethod(lookupPath, new Looked(request));
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        if (request instanceof Looked looked
                && !shapes.computeIfAbsent(info, Shape::of).fits(looked.segments)) {
            return null;
        }
        return super.getMatchingMapping(info, request);
    }

    /** A request with its address taken apart once for all routes, in the words that Spring compares. */
    private static final class Looked extends HttpServletRequestWrapper {

        private final List<String> segments;

        Looked(HttpServletRequest request) {
            super(request);
            segments = segments(ServletRequestPathUtils.getParsedRequestPath(request));
        }

        private static List<String> segments(RequestPath path) {
            List<String> segments = new ArrayList<>();
            for (Element element : path.pathWithinApplication().elements()) {
                if (element instanceof PathSegment segment) {
                    segments.add(segment.valueToMatch());
                }
            }
            return segments;
        }
    }

    /**
     * The addresses of a route.
     *
     * @param addresses the segments of each, blank where a segment can be anything
     * @param plain whether all of them are made of fixed words and names alone; of others only Spring can tell
     */
    private record Shape(List<List<String>> addresses, boolean plain) {

        private static final Pattern SEGMENT = Pattern.compile("[\\w.-]+|\\{\\w+}");

        static Shape of(RequestMappingInfo info) {
            PathPatternsRequestCondition patterns = info.getPathPatternsCondition();
            List<List<String>> addresses = new ArrayList<>();
            if (patterns != null) {
                patterns.getPatternValues()
                        .forEach(address ->
                                addresses.add(List.of(address.substring(1).split("/"))));
            }
            boolean plain = addresses.stream()
                    .flatMap(List::stream)
                    .allMatch(segment -> SEGMENT.matcher(segment).matches());
            return new Shape(
                    addresses.stream()
                            .map(segments -> segments.stream()
                                    .map(segment -> segment.startsWith("{") ? "" : segment)
                                    .toList())
                            .toList(),
                    plain && patterns != null);
        }

        boolean fits(List<String> segments) {
            return !plain || addresses.stream().anyMatch(words -> fits(words, segments));
        }

        private static boolean fits(List<String> words, List<String> segments) {
            if (words.size() != segments.size()) {
                return false;
            }
            for (int i = words.size() - 1; i >= 0; i--) {
                if (!words.get(i).isEmpty() && !words.get(i).equals(segments.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
