import './connection';
import './offline';
import './push';
import './way-out';
