package nl.kring.notify;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.RateLimits;
import nl.kring.notify.ReplyAddresses.Reply;
import nl.kring.platform.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Says to who sent a mail what became of it, seldom enough that two programs never talk to each other for long. */
@Component
class MailSaid {
    private static final int DAY = 24 * 60;
    private static final int TO_A_STRANGER = 1;
    private static final int TO_ALL_STRANGERS = 200;
    private static final int TO_A_MEMBER = 10;

    private final NotifyService notify;
    private final AccountService accounts;
    private final RateLimits limits;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MailSaid(
            NotifyService notify,
            AccountService accounts,
            RateLimits limits,
            TransactionTemplate transaction,
            Clock clock) {
        this.notify = notify;
        this.accounts = accounts;
        this.limits = limits;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Once a day to one address, and the same whatever was tried: nothing of a circle, and nothing of the mail (AT-C3). */
    void toStranger(EmailAddress address, byte[] mail) {
        if (limits.allow("mail-in-stranger:" + address.value(), TO_A_STRANGER, DAY)
                && limits.allow("mail-in-strangers", TO_ALL_STRANGERS, 60)) {
            transaction.executeWithoutResult(_ -> notify.send(new OutsideMessage(
                    address, address.value(), "replyUnknown", List.of(), UUID.nameUUIDFromBytes(mail))));
        }
    }

    /** To a member, of a mail that was not looked into. */
    void no(Reply reply, byte[] mail, Said said) {
        transaction.executeWithoutResult(_ -> about(reply, mail, said));
    }

    /** To a member, in the transaction of what became of her mail; also when she is in that circle no more. */
    void about(Reply reply, byte[] mail, Said said) {
        if (limits.allow("mail-in-said:" + reply.person().value(), TO_A_MEMBER, 60)) {
            var language = accounts.recipient(reply.person())
                    .map(person -> person.language())
                    .orElse(Texts.LANGUAGES.getFirst());
            notify.send(new Message(
                    reply.person(),
                    said.taken() ? "replyPart" : "replyNo",
                    List.of(said.in(language)),
                    said.gone() ? "/" : "/circle/" + reply.circle() + "/timeline?post=" + reply.thread(),
                    Optional.empty(),
                    reply.circle(),
                    "mailIn:" + HexFormat.of().formatHex(mail),
                    clock.instant()));
        }
    }
}
