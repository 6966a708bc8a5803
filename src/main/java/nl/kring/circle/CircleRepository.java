package nl.kring.circle;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CircleRepository extends JpaRepository<Circle, UUID> {
    List<Circle> findTop5BySourceIsNotNullOrderByIdDesc();

    /** A circle with each of its residents, first come first, and the membership of one person if there is one: asked before every act. */
    @Query("""
            select new nl.kring.circle.Standing(c, r, m, h) from Circle c
            left join CircleResident r on r.circleId = c.id and r.endedAt is null
            left join CircleMember m on m.circleId = c.id and m.accountId = :account and m.endedAt is null
            left join HelperSession h on h.accountId = :account and h.until > :now
            where c.id = :circle order by r.id
            """)
    List<Standing> standing(UUID circle, UUID account, Instant now);
}
