package nl.kring.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.platform.DataKeys;
import nl.kring.platform.DataKeys.Place;
import org.springframework.stereotype.Component;

/** Telephone numbers, which nobody reads in a copy of the database: each sealed with the key of its account (decision 040). */
@Component
class Numbers {
    private final DataKeys keys;

    Numbers(DataKeys keys) {
        this.keys = keys;
    }

    static Place place(UUID account) {
        return new Place("common.account", "phone", account);
    }

    Account sealed(Account account, Optional<String> number) {
        number.map(plain -> sealed(account.id(), plain)).ifPresent(account::phone);
        return account;
    }

    byte[] sealed(AccountId account, String plain) {
        return keys.seal(account.value(), place(account.value()), plain);
    }

    /** The same people, whose numbers open without another question to the database. */
    List<Account> prepared(List<Account> accounts) {
        keys.prepare(accounts.stream()
                .flatMap(account -> account.phoneSealed().stream())
                .toList());
        return accounts;
    }

    Optional<String> of(Account account) {
        return account.phoneSealed()
                .flatMap(bytes -> keys.openIfPossible(place(account.id().value()), bytes))
                .or(account::phone);
    }

    void destroy(AccountId account) {
        keys.destroy(account.value());
    }
}
