package org.cairn.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.cairn.shared.Visitor;
import org.jspecify.annotations.Nullable;

/** Who decides something: a person, in a role, or Cairn by the rule alone. */
public record Actor(Kind kind, @Nullable UUID id) {

    public static final Actor CAIRN = new Actor(Kind.CAIRN, null);

    public Actor {
        if ((kind == Kind.CAIRN) != (id == null)) {
            throw new IllegalArgumentException("a person has an id, and Cairn has none");
        }
    }

    /** In which role. */
    public enum Kind {
        CAIRN,
        LEARNER,
        INSTRUCTOR,
        ADMINISTRATOR;

        /** Whether it is somebody who may decide. */
        public boolean decides() {
            return this == INSTRUCTOR || this == ADMINISTRATOR;
        }
    }

    public static Actor instructor(Visitor visitor) {
        return new Actor(Kind.INSTRUCTOR, visitor.mustTeach().person().value());
    }

    public static Actor learner(Visitor visitor) {
        return new Actor(Kind.LEARNER, visitor.mustLearn().person().value());
    }

    public static Actor administrator(UUID id) {
        return new Actor(Kind.ADMINISTRATOR, id);
    }

    public static Actor of(ResultSet row) throws SQLException {
        return new Actor(Kind.valueOf(row.getString("actor_kind")), row.getObject("actor_id", UUID.class));
    }
}
