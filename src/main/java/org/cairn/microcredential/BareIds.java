package org.cairn.microcredential;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** A typed id, a record of one UUID called value, is written as the bare UUID. */
class BareIds extends JacksonAnnotationIntrospector {

    @Override
    public @Nullable Boolean hasAsValue(MapperConfig<?> config, Annotated member) {
        if (member instanceof AnnotatedMethod method
                && method.getName().equals("value")
                && isId(method.getDeclaringClass())) {
            return true;
        }
        return super.hasAsValue(config, member);
    }

    @Override
    public JsonCreator.@Nullable Mode findCreatorAnnotation(MapperConfig<?> config, Annotated member) {
        if (member instanceof AnnotatedConstructor constructor && isId(constructor.getDeclaringClass())) {
            return JsonCreator.Mode.DELEGATING;
        }
        return super.findCreatorAnnotation(config, member);
    }

    private static boolean isId(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == UUID.class
                && type.getRecordComponents()[0].getName().equals("value");
    }
}
