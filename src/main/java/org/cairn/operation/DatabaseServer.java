package org.cairn.operation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.springframework.core.env.Environment;

/** The server behind the address: whether it answers, lets us in, and is new enough. */
final class DatabaseServer {

    private static final int OLDEST = 15;

    private DatabaseServer() {}

    static Optional<Fault> fault(Environment environment) {
        String url = environment.getProperty("spring.datasource.url", "");
        try (Connection connection = DriverManager.getConnection(url, account(environment));
                Statement statement = connection.createStatement()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                return Optional.of(tooOld(version));
            }
            return encoding(statement)
                    .filter(encoding -> !encoding.equals("UTF8"))
                    .map(encoding -> new Fault(
                            "spring.datasource.url",
                            "the database keeps text as " + encoding + ", which has no room for every name",
                            "Make it again with ENCODING 'UTF8'."));
        } catch (SQLException e) {
            return Optional.of(unreached(Objects.requireNonNullElse(e.getSQLState(), "")));
        }
    }

    static Fault tooOld(int version) {
        return new Fault(
                "spring.datasource.url",
                "the server is PostgreSQL " + version,
                "Use PostgreSQL " + OLDEST + " or newer: older ones are not tested, and 13 and before get no repairs.");
    }

    /** By the class of the state (SQL:2023, table 38; PostgreSQL, appendix A). */
    static Fault unreached(String state) {
        if (state.startsWith("28")) {
            return new Fault(
                    "spring.datasource.password",
                    "the database does not let this account in",
                    "Compare spring.datasource.username and the file spring.datasource.password with the role in PostgreSQL.");
        }
        if (state.startsWith("3D")) {
            return new Fault(
                    "spring.datasource.url",
                    "the server has no database of that name",
                    "Make it: CREATE DATABASE cairn OWNER cairn ENCODING 'UTF8'.");
        }
        return new Fault(
                "spring.datasource.url",
                "the database does not answer (state " + state + ")",
                "Start it, or correct host and port; a first start needs it to make its tables.");
    }

    private static Properties account(Environment environment) {
        Properties account = new Properties();
        account.setProperty("user", environment.getProperty("spring.datasource.username", ""));
        account.setProperty("password", environment.getProperty("spring.datasource.password", ""));
        account.setProperty("connectTimeout", "5");
        account.setProperty("socketTimeout", "10");
        return account;
    }

    private static Optional<String> encoding(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW server_encoding")) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }
}
