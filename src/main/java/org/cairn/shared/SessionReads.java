package org.cairn.shared;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How sessions come to the database. What has a result is a single statement there, a question or the removal of what has
 * expired: it is whole by itself, and each page asks one. What has none writes several rows, all of them or none.
 */
final class SessionReads implements TransactionOperations {

    private final TransactionOperations writes;

    SessionReads(TransactionOperations writes) {
        this.writes = writes;
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        return action.doInTransaction(new SimpleTransactionStatus(false));
    }

    @Override
    public void executeWithoutResult(Consumer<TransactionStatus> action) {
        writes.executeWithoutResult(action);
    }
}
