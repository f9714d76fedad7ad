package org.cairn.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/**
 * Gives each page what it may count on. Advice of Spring's would be looked for and asked before each handler, also of those that
 * make no page: a twentieth of what a launch cost.
 */
@Component
class PageModels implements HandlerInterceptor, WebMvcConfigurer {

    private final List<PageModel> models;

    PageModels(ObjectProvider<PageModel> models) {
        this.models = models.orderedStream().toList();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        String view = page == null ? null : page.getViewName();
        if (page == null || view == null || view.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX)) {
            return;
        }
        Map<String, Object> all = new HashMap<>();
        models.forEach(model -> model.add(request, all));
        all.forEach(page.getModel()::putIfAbsent);
    }
}
