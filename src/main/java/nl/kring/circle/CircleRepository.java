package nl.kring.circle;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface CircleRepository extends JpaRepository<Circle, UUID> {
    List<Circle> findTop5BySourceIsNotNullOrderByIdDesc();
}
