package nl.kring.notify;

import nl.kring.privacy.Kept;
import nl.kring.privacy.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of what was mailed only that it went stays, so that it does not go again: not the words, nor an address. Of what was told not even that. */
@Component
class OldMails implements Kept {
    private final Terms terms;
    private final JdbcClient jdbc;

    OldMails(Terms terms, JdbcClient jdbc) {
        this.terms = terms;
        this.jdbc = jdbc;
    }

    @Override
    public String what() {
        return "MAIL";
    }

    @Override
    public int forget(int most) {
        jdbc.sql("delete from common.demo_post where sent_at < (select common.kring_now() - ?::interval)")
                .param(terms.mails().toString())
                .update();
        jdbc.sql("delete from common.reply_address where expires_at < (select common.kring_now() - ?::interval)")
                .param(terms.mails().toString())
                .update();
        jdbc.sql("delete from common.mail_out where made_at < (select common.kring_now() - least(?::interval, "
                        + "case when account_id is null then interval '8 days' else interval '100 years' end))")
                .param(terms.mails().toString())
                .update();
        jdbc.sql("delete from common.mail_in where came_at < (select common.kring_now() "
                        + "- greatest(?::interval, interval '31 days'))") // longer than an address holds:
                // nothing is taken twice
                .param(terms.mails().toString())
                .update();
        jdbc.sql("delete from common.sms_ask where asked_at < (select common.kring_now() - ?::interval)")
                .param(terms.mails().toString())
                .update();
        jdbc.sql("delete from common.sms_in where came_at < (select common.kring_now() "
                        + "- greatest(?::interval, interval '31 days'))") // longer than the provider tries
                .param(terms.mails().toString())
                .update();
        jdbc.sql("delete from common.delivery where id in (select id from common.delivery where state <> 'PENDING' "
                        + "and template = 'told' and created_at < (select common.kring_now() - ?::interval) limit ?)")
                .param(terms.mails().toString())
                .param(most)
                .update();
        return jdbc.sql(
                        "update common.delivery set arguments = '[]', to_name = null, to_address = null, last_error = null "
                                + "where id in (select id from common.delivery where state <> 'PENDING' "
                                + "and created_at < (select common.kring_now() - ?::interval) "
                                + "and (arguments <> '[]' or to_name is not null or to_address is not null) limit ?)")
                .param(terms.mails().toString())
                .param(most)
                .update();
    }
}
