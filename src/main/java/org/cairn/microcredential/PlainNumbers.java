package org.cairn.microcredential;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes 0.750 as 0.75 and 1E+2 as 100, so that one number has one spelling. */
class PlainNumbers extends SimpleModule {

    PlainNumbers() {
        addSerializer(BigDecimal.class, new Plain());
    }

    private static final class Plain extends StdSerializer<BigDecimal> {

        Plain() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal number, JsonGenerator generator, SerializationContext context) {
            generator.writeNumber(number.stripTrailingZeros().toPlainString());
        }
    }
}
