package nl.kring.privacy;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long what is kept, in one place; a municipality may say otherwise ({@code kring.keep.*}). "Wat Kring weet" shows it in words.
 *
 * @param closed how long a closed circle can still be read, and opened again
 * @param erased how long it is said that something was taken away; the database holds on to it for thirty days, whatever stands here
 * @param invitations an invitation that nobody used, and a circle on behalf without a yes
 * @param observations what somebody saw; after that only how it went stays
 * @param alerts that help was asked, and who came
 * @param alertTexts what was written about it
 * @param plans an early-warning plan that was replaced
 * @param mails what was mailed, and to whom
 * @param accounts an account that nobody uses: then its person is asked
 * @param asked how long an answer is waited for
 */
@ConfigurationProperties("kring.keep")
public record Terms(
        Period closed,
        Period erased,
        Period invitations,
        Period observations,
        Period alerts,
        Period alertTexts,
        Period plans,
        Period mails,
        Period accounts,
        Period asked) {}
