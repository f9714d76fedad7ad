package org.cairn.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Supplies the signed-in person to handlers that ask for a {@link Person}; without one the visitor signs in first. */
@Component
final class SignedInPerson implements HandlerMethodArgumentResolver {

    private final SignIn signIn;

    SignedInPerson(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Person.class);
    }

    @Override
    public Person resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        return signIn.current(request).orElseThrow(() -> new NotSignedIn(pathAndQuery(request)));
    }

    static String pathAndQuery(HttpServletRequest request) {
        boolean readable = request.getMethod().equals("GET");
        if (!readable) {
            return "/";
        }
        return request.getQueryString() == null
                ? request.getRequestURI()
                : request.getRequestURI() + "?" + request.getQueryString();
    }
}
