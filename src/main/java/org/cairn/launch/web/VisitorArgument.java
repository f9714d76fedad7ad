package org.cairn.launch.web;

import java.util.List;
import java.util.Locale;
import org.cairn.launch.Launch;
import org.cairn.shared.Problem;
import org.cairn.shared.Refusal;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives handlers the visitor, or the whole launch, that the guard has found. */
@Configuration
class VisitorArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visitor.class || parameter.getParameterType() == Launch.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (!(request.getAttribute(LaunchedPages.LAUNCH, RequestAttributes.SCOPE_REQUEST) instanceof Launch launch)) {
            throw new Refusal(Problem.SESSION_GONE, "launch.session-gone");
        }
        return parameter.getParameterType() == Launch.class ? launch : speaking(launch.visitor());
    }

    /** The visitor in the language of the page, which the launch has only proposed. */
    static Visitor speaking(Visitor visitor) {
        Locale locale = LocaleContextHolder.getLocale();
        return new Visitor(
                visitor.launch(), visitor.institution(), visitor.course(), visitor.person(), visitor.roles(), locale);
    }
}
